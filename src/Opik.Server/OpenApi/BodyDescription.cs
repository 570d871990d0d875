namespace Opik.Server.OpenApi;

/// <summary>What an operation takes.</summary>
/// <param name="Type">Shape of the JSON; null: bytes of the media type.</param>
/// <param name="MediaType">Media type; null: it takes none.</param>
/// <param name="IsRequired">Refused without a body.</param>
internal sealed record BodyDescription(Type? Type, string? MediaType, bool IsRequired);
