namespace Opik.Storage;

/// <summary>A project of a rule.</summary>
/// <param name="Id">The project.</param>
/// <param name="Name">Its name; null: not read, or the project is gone.</param>
public sealed record RuleProject(Guid Id, string? Name = null);
