using Opik.Server.Hosting;
using Opik.Server.OpenApi;

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
        api.Get<MetadataEndpoint>("/.well-known/oauth-authorization-server", static (e, http) => e.GetAsync(http))
            .Says("What the authorization server can do").Gives<OAuthMetadataShape>();
        api.Get<MetadataEndpoint>("/.well-known/oauth-authorization-server/opik", static (e, http) => e.GetAsync(http))
            .Says("What the authorization server can do").Gives<OAuthMetadataShape>();
        api.Post<RegistrationEndpoint>("/oauth/register", static (e, http) => e.RegisterAsync(http))
            .Says("Registers a client").Takes<RegistrationBody>().Gives<OAuthClientShape>(201);
        api.Get<AuthorizationEndpoints>("/oauth/authorize", static (e, http) => e.AuthorizeAsync(http))
            .Says("Begins an authorization").GivesRedirect(302)
            .Asks(Query.Text("response_type"), Query.Text("code_challenge"), Query.Text("code_challenge_method"), Query.Text("state"), Query.Text("client_id"), Query.Text("redirect_uri"));
        api.Get<AuthorizationEndpoints>("/oauth/authorize/context", static (e, http) => e.ContextAsync(http))
            .Says("What a page needs to ask for consent").Gives<ConsentContextShape>()
            .Asks(Query.Text("client_id"), Query.Text("redirect_uri"));
        api.Get<AuthorizationEndpoints>("/oauth/consent", static (e, http) => e.ShowAsync(http))
            .Says("The page that asks for consent").GivesBytes("text/html")
            .Asks(Query.Text("client_id"), Query.Text("redirect_uri"), Query.Name, Query.Text("resource"));
        api.Post<AuthorizationEndpoints>("/oauth/authorize", static (e, http) => e.ConsentAsync(http))
            .Says("Gives consent").Takes<ConsentBody>().Gives<ConsentGivenShape>().GivesRedirect(302);
        api.Post<TokenEndpoints>("/oauth/token", static (e, http) => e.TokenAsync(http))
            .Says("Exchanges a code or token").TakesForm<OAuthTokenBody>("application/x-www-form-urlencoded").Gives<OAuthTokensShape>();
        api.Post<TokenEndpoints>("/oauth/revoke", static (e, http) => e.RevokeAsync(http))
            .Says("Revokes a token").TakesForm<OAuthRevocationBody>("application/x-www-form-urlencoded").GivesNothing(200);
        api.Post<TokenEndpoints>("/opik/auth-oauth", static (e, http) => e.ValidateAsync(http))
            .Says("What an access token stands for").TakesNothing().Gives<OAuthAccessShape>();
    }
}
