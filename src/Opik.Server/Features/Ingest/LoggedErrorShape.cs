namespace Opik.Server.Features.Ingest;

/// <summary>An error on the wire; rows of previews have no traceback.</summary>
internal sealed record LoggedErrorShape(string ExceptionType, string? Message, string? Traceback);
