using System.Text.Json.Serialization;
using Opik.Rest;

namespace Opik.AgentConfiguration;

/// <summary>How the text of a stored field is read.</summary>
[JsonConverter(typeof(WireEnumConverter<AgentConfigValueType>))]
public enum AgentConfigValueType
{
    /// <summary>Text; lists and objects as JSON.</summary>
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
