namespace Opik.OpenTelemetry.Mapping.Model;

/// <summary>One attribute: <c>KeyValue</c> of OTLP.</summary>
internal readonly record struct OtlpAttribute(string Name, OtlpValue Value);
