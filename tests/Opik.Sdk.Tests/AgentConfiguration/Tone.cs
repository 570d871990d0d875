using System.Text.Json.Serialization;

namespace Opik.Sdk.Tests.AgentConfiguration;

/// <summary>A field with names.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Tone>))]
public enum Tone
{
    Neutral,
    Friendly,
}
