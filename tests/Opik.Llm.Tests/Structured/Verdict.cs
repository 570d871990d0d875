using System.Text.Json.Serialization;

namespace Opik.Llm.Tests.Structured;

internal sealed record Verdict(double Score, string Reason, Verdict? Second = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Verdict))]
[JsonSerializable(typeof(List<Verdict>))]
[JsonSerializable(typeof(bool))]
internal sealed partial class VerdictJson : JsonSerializerContext;
