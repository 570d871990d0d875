using System.Text.Json.Serialization;
using Opik.Rest;

namespace Opik.Attachments;

/// <summary>Files to delete.</summary>
internal sealed record DeleteFilesBody(IReadOnlyList<string> FileNames, AttachmentOwner EntityType, Guid EntityId, Guid ContainerId);

/// <summary>Bodies of files.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(WireEnumConverter<AttachmentOwner>)])]
[JsonSerializable(typeof(PageOf<AttachmentRecord>))]
[JsonSerializable(typeof(DeleteFilesBody))]
internal sealed partial class AttachmentsJson : JsonSerializerContext;
