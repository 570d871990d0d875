namespace Opik.Storage;

/// <summary>Who asks: every call of a store carries the workspace, so that no query can reach another one.</summary>
/// <param name="WorkspaceId">The workspace.</param>
/// <param name="UserName">Name of the user, for audit columns and score authors.</param>
public readonly record struct Scope(Guid WorkspaceId, string UserName)
{
    /// <summary>Id of the workspace <c>default</c>, the only one while authentication is off.</summary>
    public static readonly Guid DefaultWorkspaceId = new("00000000-0000-7000-8000-000000000001");

    /// <summary>The workspace and user of a server without authentication.</summary>
    public static Scope Default { get; } = new(DefaultWorkspaceId, "admin");
}
