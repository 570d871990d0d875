using System.Text.Json.Serialization;
using Opik.Contracts;
using Opik.Rest;

namespace Opik.Prompts;

/// <summary>Bodies of prompts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(WireEnumConverter<TemplateType>), typeof(WireEnumConverter<TemplateStructure>)])]
[JsonSerializable(typeof(RetrieveBody))]
[JsonSerializable(typeof(PromptBody))]
[JsonSerializable(typeof(NewVersionBody))]
[JsonSerializable(typeof(PromptEnvironmentsBody))]
[JsonSerializable(typeof(VersionTagsBody))]
[JsonSerializable(typeof(PageOf<PromptRecord>))]
[JsonSerializable(typeof(CommitRecord))]
[JsonSerializable(typeof(VersionRecord))]
[JsonSerializable(typeof(PageOf<VersionRecord>))]
internal sealed partial class PromptsJson : JsonSerializerContext;
