namespace Opik.Server.Features.Playground;

/// <summary>What people see of a variant.</summary>
/// <param name="Name">What it is called; null: its letter alone.</param>
/// <param name="PromptVersionId">The version of the prompt library that it is; null: none.</param>
internal sealed record PlaygroundVariant(string? Name, Guid? PromptVersionId);
