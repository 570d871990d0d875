namespace Opik.Prompts;

/// <summary>What a cached version was asked for as.</summary>
/// <param name="Project">Project.</param>
/// <param name="Name">Prompt.</param>
/// <param name="Commit">Pinned commit.</param>
/// <param name="Version">Pinned number.</param>
/// <param name="Environment">Environment.</param>
internal readonly record struct PromptKey(string Project, string Name, string? Commit, string? Version, string? Environment);
