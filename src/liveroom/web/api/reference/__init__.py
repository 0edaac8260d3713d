"""The interface described for programs: OpenAPI and AsyncAPI documents, made from its own types."""
