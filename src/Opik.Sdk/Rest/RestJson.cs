using System.Text.Json.Serialization;

namespace Opik.Rest;

/// <summary>Bodies that several areas share.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IdsBody))]
internal sealed partial class RestJson : JsonSerializerContext;
