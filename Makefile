# Short names for dev.py, for those whose fingers know make.
.PHONY: setup demo test build words
setup demo test build words:
	python3 dev.py $@
