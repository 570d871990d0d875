using Opik.AgentConfiguration;

namespace Opik.Sdk.Tests.AgentConfiguration;

/// <summary>What an older program stored: no limit of tokens, and tones as text. Read by reflection.</summary>
public sealed record OlderConfig : OpikConfig
{
    public required string Model { get; init; }

    public required double Temperature { get; init; }

    public bool UseTools { get; init; }

    public required string Tone { get; init; }

    public required string[] StopWords { get; init; }
}
