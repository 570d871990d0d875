using System.ComponentModel;
using Opik.AgentConfiguration;

namespace Opik.Sdk.Tests.AgentConfiguration;

/// <summary>A configuration as users write one.</summary>
public sealed record SupportConfig : OpikConfig
{
    [Description("LLM model")]
    public required string Model { get; init; }

    [Description("Sampling temperature")]
    public required double Temperature { get; init; }

    public int? MaxTokens { get; init; }

    public bool UseTools { get; init; } = true;

    public Tone Tone { get; init; }

    public IReadOnlyList<string> StopWords { get; init; } = [];
}
