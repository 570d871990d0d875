using System.ComponentModel;
using Opik.AgentConfiguration;
using Opik.Prompts;

namespace Opik.Sdk.Tests.AgentConfiguration;

/// <summary>A configuration with prompts of the library.</summary>
public sealed record PromptedConfig : OpikConfig
{
    [Description("Managed system prompt")]
    public required Prompt SystemPrompt { get; init; }

    public ChatPrompt? Conversation { get; init; }
}
