namespace Opik.Sdk.Testing;

/// <summary>A file that was attached.</summary>
/// <param name="EntityType"><c>trace</c> or <c>span</c>.</param>
/// <param name="EntityId">The trace or span.</param>
/// <param name="FileName">Its name.</param>
/// <param name="ContentType">Its media type.</param>
public sealed record RecordedAttachment(string EntityType, Guid EntityId, string FileName, string ContentType);
