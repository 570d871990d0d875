namespace Opik.Storage;

/// <summary>A prompt version that an experiment used.</summary>
/// <param name="Id">The version.</param>
/// <param name="Commit">Its commit.</param>
/// <param name="PromptId">The prompt.</param>
/// <param name="PromptName">Name of the prompt when the experiment was made.</param>
public sealed record PromptVersionLink(Guid Id, string Commit, Guid PromptId, string PromptName);
