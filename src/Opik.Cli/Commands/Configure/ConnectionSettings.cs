namespace Opik.Cli.Commands.Configure;

/// <summary>What the file is going to say.</summary>
/// <param name="Address">Address of the API with its closing slash.</param>
/// <param name="Workspace">Workspace.</param>
/// <param name="ApiKey">Null: none is needed.</param>
/// <param name="ProjectName">Project of everything that names none.</param>
internal sealed record ConnectionSettings(Uri Address, string Workspace, string? ApiKey, string ProjectName);
