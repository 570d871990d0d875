namespace Opik.Server.Features.Prompts;

/// <summary>Member <c>version_type</c>.</summary>
internal enum PromptVersionType
{
    /// <summary>A version of the history; the default.</summary>
    PromptVersion,

    /// <summary>A hidden text that stands in for a version.</summary>
    Mask,
}
