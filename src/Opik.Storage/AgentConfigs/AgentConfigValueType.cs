namespace Opik.Storage;

/// <summary>Type of a configuration value; the value itself is always text. On the wire in snake_case.</summary>
public enum AgentConfigValueType
{
    /// <summary>Text, or lists and dictionaries as JSON.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Float,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>Commit of a prompt version, read as a prompt.</summary>
    Prompt,

    /// <summary>Commit of a prompt version, read as a version.</summary>
    PromptCommit,
}
