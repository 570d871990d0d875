using Opik.Server.Hosting;

namespace Opik.Server.Features.McpOAuth;

/// <summary>
/// OAuth for MCP clients: OAuth 2.1 code flow with PKCE, dynamic registration, rotating refresh tokens. Off unless
/// <see cref="ServerOptions.McpOAuth"/>: clients take the absence of these addresses for a local server.
/// </summary>
internal sealed class McpOAuthFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        if (!options.McpOAuth)
            return;
        services.AddSingleton<ConsentTokens>();
        services.AddSingleton<MetadataEndpoint>();
        services.AddSingleton<RegistrationEndpoint>();
        services.AddSingleton<AuthorizationEndpoints>();
        services.AddSingleton<TokenEndpoints>();
        services.AddHostedService<OAuthCleanupWorker>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        if (!api.ServiceProvider.GetRequiredService<ServerOptions>().McpOAuth)
            return;
        api.Get<MetadataEndpoint>("/.well-known/oauth-authorization-server", static (e, http) => e.GetAsync(http));
        api.Get<MetadataEndpoint>("/.well-known/oauth-authorization-server/opik", static (e, http) => e.GetAsync(http));
        api.Post<RegistrationEndpoint>("/oauth/register", static (e, http) => e.RegisterAsync(http));
        api.Get<AuthorizationEndpoints>("/oauth/authorize", static (e, http) => e.AuthorizeAsync(http));
        api.Get<AuthorizationEndpoints>("/oauth/authorize/context", static (e, http) => e.ContextAsync(http));
        api.Get<AuthorizationEndpoints>("/oauth/consent", static (e, http) => e.ShowAsync(http));
        api.Post<AuthorizationEndpoints>("/oauth/authorize", static (e, http) => e.ConsentAsync(http));
        api.Post<TokenEndpoints>("/oauth/token", static (e, http) => e.TokenAsync(http));
        api.Post<TokenEndpoints>("/oauth/revoke", static (e, http) => e.RevokeAsync(http));
        api.Post<TokenEndpoints>("/opik/auth-oauth", static (e, http) => e.ValidateAsync(http));
    }
}
