namespace Opik.Storage;

/// <summary>What a person has allowed a client to do: to act for them in one workspace.</summary>
/// <param name="Scope">Workspace and user.</param>
/// <param name="WorkspaceName">Name of the workspace.</param>
/// <param name="ClientId">The client.</param>
/// <param name="Resource">The resource that tokens are for (RFC 8707).</param>
public sealed record OAuthGrant(Scope Scope, string WorkspaceName, string ClientId, string Resource);
