using System.Collections.Concurrent;
using Opik.Llm;
using Opik.Server.Hosting.Egress;
using Opik.Storage;

namespace Opik.Server.Features.ProviderKeys;

/// <summary>
/// Credentials that fetch tokens, kept from call to call with the token they hold. One per provider key; a changed key
/// makes a new one.
/// </summary>
internal sealed class TokenCredentials(ProviderSecrets secrets, EgressClients egress, TimeProvider clock)
{
    private const int MostKept = 10_000;
    private readonly ConcurrentDictionary<(Guid Workspace, Guid Key), (DateTime Version, TokenCredential Credential)> _kept = new();

    /// <summary>The credential of a key with a recipe.</summary>
    public IChatCredential ByRecipe(Scope scope, ProviderKey key, AuthConfigBody stored) =>
        Get(scope, key, () => new TokenRecipeSource(stored.ToRecipe(secrets, scope), egress.Webhooks));

    /// <summary>The credential of a key with a Google service account.</summary>
    public IChatCredential ByServiceAccount(Scope scope, ProviderKey key, Func<ITokenSource> account) => Get(scope, key, account);

    private TokenCredential Get(Scope scope, ProviderKey key, Func<ITokenSource> source)
    {
        var id = (scope.WorkspaceId, key.Id);
        if (_kept.TryGetValue(id, out var known) && known.Version == key.LastUpdatedAt)
            return known.Credential;
        if (_kept.Count >= MostKept)
            _kept.Clear();
        var made = (key.LastUpdatedAt, new TokenCredential(source(), clock));
        _kept[id] = made;
        return made.Item2;
    }
}
