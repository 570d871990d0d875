namespace Opik.Server.Features.Projects;

/// <summary>Who may see a project.</summary>
internal enum ProjectVisibility
{
    Private,
    Public,
}
