using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Opik.Llm;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Egress;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Server.Hosting.Secrets;
using Opik.Storage;

namespace Opik.Server.Features.ProviderKeys;

/// <summary>Tries a token recipe once and tells how long the token lives, never the token.</summary>
internal sealed class AuthConfigTestEndpoint(RequestBody body, IProviderKeys keys, ProviderSecrets secrets, EgressClients egress) : IDisposable
{
    /// <summary>Trials in a minute for each stored provider, and for all that are not stored: people try often, programs that guess credentials more often.</summary>
    private const int PerMinute = 20;

    // At most one for each stored key.
    private readonly ConcurrentDictionary<(Guid Workspace, Guid Provider), RateLimiter> _limits = new();

    public async Task TestAsync(HttpContext http)
    {
        var scope = http.Scope();
        var request = await body.ReadDtoAsync<AuthConfigTestBody>(http);
        if (request is { ProviderId: null, AuthConfig: null })
            throw ApiException.Invalid("providerId or authConfig must be sent");
        var recipe = await RecipeAsync(scope, request, http.RequestAborted);
        using var permit = Limit(scope, request.ProviderId).AttemptAcquire();
        if (!permit.IsAcquired)
            throw ApiException.TooManyRequests("Too many trials of token recipes", 60);
        try
        {
            var token = await new TokenRecipeSource(recipe, egress.Webhooks).FetchAsync(http.RequestAborted);
            await http.WriteDtoAsync(200, new TokenTrialAnswer((long)token.Lifetime.TotalSeconds));
        }
        catch (ChatException failure)
        {
            throw ApiException.BadRequest(failure.Message);
        }
    }

    public void Dispose()
    {
        foreach (var limit in _limits.Values)
            limit.Dispose();
    }

    private async Task<TokenRecipe> RecipeAsync(Scope scope, AuthConfigTestBody request, CancellationToken cancellationToken)
    {
        var key = request.ProviderId is { } id ? await keys.GetAsync(scope, id, cancellationToken) ?? throw ApiException.NotFound("Provider key not found") : null;
        var stored = AuthConfigBody.Stored(key?.AuthConfig);
        try
        {
            if (request.AuthConfig is not { } sent)
                return (stored ?? throw ApiException.Invalid("The provider key has no authConfig")).ToRecipe(secrets, scope);
            var violations = new Violations();
            sent.Check(violations, "authConfig.");
            violations.ThrowIfAny();
            // A stored secret goes to the address it was stored for, and to no other.
            var isSameAddress = stored is not null && string.Equals(stored.TokenUrl?.Trim(), sent.TokenUrl?.Trim(), StringComparison.Ordinal);
            return sent.ToStored(isSameAddress ? key!.AuthConfig : null, secrets, scope).ToRecipe(secrets, scope);
        }
        catch (SecretUnreadableException lost)
        {
            throw ApiException.BadRequest(lost.Message);
        }
    }

    private RateLimiter Limit(Scope scope, Guid? provider) => _limits.GetOrAdd((scope.WorkspaceId, provider ?? Guid.Empty), static _ => new FixedWindowRateLimiter(new FixedWindowRateLimiterOptions
    {
        PermitLimit = PerMinute,
        Window = TimeSpan.FromMinutes(1),
        QueueLimit = 0,
    }));
}
