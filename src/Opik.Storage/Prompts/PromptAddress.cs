namespace Opik.Storage;

/// <summary>How a client names a prompt.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ProjectId">
/// The project. A read then finds the prompt of that project or else one without a project, never one of another project;
/// null: a read finds the prompt without a project or else the newest of that name.
/// </param>
public sealed record PromptAddress(string Name, Guid? ProjectId);
