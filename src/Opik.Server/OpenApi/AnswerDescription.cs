namespace Opik.Server.OpenApi;

/// <summary>One success that an operation answers.</summary>
/// <param name="Status">Status.</param>
/// <param name="Type">Shape of the JSON; null: no body, or bytes of the media type.</param>
/// <param name="MediaType">Media type; null: no body.</param>
/// <param name="HasLocation">Has the header <c>Location</c>.</param>
/// <param name="IsNullable">The JSON may be <c>null</c>.</param>
internal sealed record AnswerDescription(int Status, Type? Type, string? MediaType, bool HasLocation = false, bool IsNullable = false);
