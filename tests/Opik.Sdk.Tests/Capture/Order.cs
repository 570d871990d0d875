using System.Text.Json.Serialization;

namespace Opik.Sdk.Tests.Capture;

internal sealed record Customer(string Name);

internal sealed record Order(int Id, Customer? Customer, DayOfWeek Kind);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Dictionary<string, object>))]
internal sealed partial class OrderJson : JsonSerializerContext;
