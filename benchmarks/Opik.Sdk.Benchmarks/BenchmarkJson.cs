using System.Text.Json.Serialization;

namespace Opik.Sdk.Benchmarks;

[JsonSerializable(typeof(Question))]
internal sealed partial class BenchmarkJson : JsonSerializerContext;
