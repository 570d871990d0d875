using Microsoft.AspNetCore.Http;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Conformance.Tests.Tenancy;

/// <summary>Two keys, two workspaces: what an authentication that works would decide.</summary>
internal sealed class KeyedScopes : IScopeResolver
{
    public const string Owner = "key-of-the-owner";
    public const string Stranger = "key-of-a-stranger";

    private static readonly Guid StrangerWorkspace = new("00000000-0000-7000-8000-000000000002");

    public Scope Resolve(HttpRequest request) => request.Headers.Authorization.ToString() switch
    {
        Owner => new Scope(Scope.DefaultWorkspaceId, "owner"),
        Stranger => new Scope(StrangerWorkspace, "stranger"),
        var other => throw new InvalidOperationException($"The test sent no key: '{other}'."),
    };
}
