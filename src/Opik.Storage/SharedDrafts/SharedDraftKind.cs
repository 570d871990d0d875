namespace Opik.Storage;

/// <summary>Kinds of things that have a draft.</summary>
public enum SharedDraftKind
{
    /// <summary>A prompt of the library.</summary>
    Prompt,

    /// <summary>The agent configuration of a project.</summary>
    AgentConfig,
}
