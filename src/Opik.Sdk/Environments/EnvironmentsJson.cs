using System.Text.Json.Serialization;
using Opik.Rest;

namespace Opik.Environments;

/// <summary>An environment to register, or what to change of it.</summary>
internal sealed record EnvironmentBody(string? Name, string? Description, string? Color, int? Position);

/// <summary>Bodies of environments.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EnvironmentRecord))]
[JsonSerializable(typeof(PageOf<EnvironmentRecord>))]
[JsonSerializable(typeof(EnvironmentBody))]
internal sealed partial class EnvironmentsJson : JsonSerializerContext;
