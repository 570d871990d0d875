using Microsoft.AspNetCore.WebUtilities;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.McpOAuth;

/// <summary>The part of the flow that a person sees: request, page, consent (OAuth 2.1 §4.1).</summary>
internal sealed class AuthorizationEndpoints(RequestBody body, IOAuthStore store, ConsentTokens tokens, ServerOptions options, TimeProvider clock)
{
    /// <summary>A client exchanges its code at once.</summary>
    private static readonly TimeSpan CodeValidity = TimeSpan.FromMinutes(2);

    /// <summary>Checks the request and sends the browser to the page, or back to the client with an error.</summary>
    public async Task AuthorizeAsync(HttpContext http)
    {
        var (client, redirectUri) = await RequireClientAsync(http);
        var problem = http.QueryText("response_type") is not (null or "code") ? "unsupported_response_type"
            : string.IsNullOrWhiteSpace(http.QueryText("code_challenge")) || http.QueryText("code_challenge_method") != "S256" ? "invalid_request"
            : null;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Redirect(problem is null
            ? $"{http.Request.PathBase}/oauth/consent{http.Request.QueryString}"
            : Back(redirectUri, http.QueryText("state"), ("error", problem), ("error_description", problem == "invalid_request" ? "PKCE with S256 is required" : "Only the code flow is served")));
        _ = client;
    }

    /// <summary>The page that asks.</summary>
    public async Task ShowAsync(HttpContext http)
    {
        var (client, redirectUri) = await RequireClientAsync(http);
        var scope = options.Scopes.Resolve(http.Request);
        await ConsentPage.WriteAsync(http, client, redirectUri, scope.UserName, tokens.Create(client.Id, redirectUri, scope.UserName));
    }

    /// <summary>What a page needs to ask.</summary>
    public async Task ContextAsync(HttpContext http)
    {
        var (client, redirectUri) = await RequireClientAsync(http);
        var scope = options.Scopes.Resolve(http.Request);
        http.Response.Headers.CacheControl = "no-store";
        await http.WriteJsonAsync(200, (client, scope, csrf: tokens.Create(client.Id, redirectUri, scope.UserName)), static (writer, context) =>
        {
            writer.WriteString("client_name", context.client.Name);
            if (context.client.LogoUri is not null)
                writer.WriteString("client_logo_uri", context.client.LogoUri);
            writer.WriteStartArray("workspaces");
            writer.WriteStartObject();
            writer.WriteString("id", context.scope.WorkspaceId);
            writer.WriteString("name", WorkspaceResolution.DefaultName);
            writer.WriteBoolean("is_default", true);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteString("csrf_token", context.csrf);
        });
    }

    /// <summary>Issues a code. JSON is answered with the address to go to, the form of our page is sent there.</summary>
    public async Task ConsentAsync(HttpContext http)
    {
        var isForm = http.Request.HasFormContentType;
        var consent = isForm ? await ReadFormAsync(http) : await body.ReadDtoAsync<ConsentBody>(http);
        consent.Check();
        await RequireAsync(consent.ClientId, consent.RedirectUri, http.RequestAborted);
        var scope = options.Scopes.Resolve(http.Request);
        // A browser sends forms and plain text of any page; JSON of another page stops at its preflight.
        if ((!http.Request.HasJsonContentType() || consent.Csrf is not null) && !tokens.IsValid(consent.Csrf, consent.ClientId!, consent.RedirectUri!, scope.UserName))
            throw ApiException.WithErrors(StatusCodes.Status403Forbidden, "The page is too old or was not opened here: start again from the client");
        if (!IsOwn(consent, scope))
            throw ApiException.WithErrors(StatusCodes.Status403Forbidden, "The workspace is not one of yours");
        var code = OAuthText.NewSecret("opik-code-");
        var grant = new OAuthGrant(scope, WorkspaceResolution.DefaultName, consent.ClientId!, consent.Resource!);
        await store.AddCodeAsync(new OAuthCode(OAuthText.Hash(code), grant, consent.RedirectUri!, consent.CodeChallenge!, clock.GetUtcNow().UtcDateTime + CodeValidity), http.RequestAborted);
        var target = Back(consent.RedirectUri!, consent.State, ("code", code));
        http.Response.Headers.CacheControl = "no-store";
        if (isForm)
            http.Response.Redirect(target);
        else
            await http.WriteJsonAsync(200, target, static (writer, target) => writer.WriteString("redirect_to", target));
    }

    private static bool IsOwn(ConsentBody consent, Scope scope) =>
        (string.IsNullOrWhiteSpace(consent.WorkspaceId) || (Guid.TryParse(consent.WorkspaceId, out var id) && id == scope.WorkspaceId))
        && (string.IsNullOrWhiteSpace(consent.WorkspaceName) || string.Equals(consent.WorkspaceName.Trim(), WorkspaceResolution.DefaultName, StringComparison.OrdinalIgnoreCase));

    private Task<(OAuthClient Client, string RedirectUri)> RequireClientAsync(HttpContext http) =>
        RequireAsync(http.QueryText("client_id"), http.QueryText("redirect_uri"), http.RequestAborted);

    // An address that was not registered is never redirected to, not even with an error.
    private async Task<(OAuthClient Client, string RedirectUri)> RequireAsync(string? clientId, string? redirectUri, CancellationToken cancellationToken)
    {
        if (clientId is null)
            throw ApiException.BadRequest("query param client_id must not be blank");
        if (redirectUri is null)
            throw ApiException.BadRequest("query param redirect_uri must not be blank");
        var client = await store.GetClientAsync(clientId, cancellationToken) ?? throw ApiException.BadRequest("The client is not registered here");
        return RedirectUris.Matches(client.RedirectUris, redirectUri) ? (client, redirectUri) : throw ApiException.BadRequest("The redirect_uri is not one that the client has registered");
    }

    private static async Task<ConsentBody> ReadFormAsync(HttpContext http)
    {
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return new ConsentBody
            {
                ClientId = form["client_id"],
                RedirectUri = form["redirect_uri"],
                CodeChallenge = form["code_challenge"],
                CodeChallengeMethod = form["code_challenge_method"],
                Resource = form["resource"],
                State = form.TryGetValue("state", out var state) && state.Count > 0 ? state[0] : null,
                Csrf = form["csrf"],
            };
        }
        catch (InvalidDataException broken)
        {
            throw ApiException.BadRequest($"The form cannot be read: {broken.Message}");
        }
    }

    private static string Back(string redirectUri, string? state, params IEnumerable<(string Name, string Value)> values)
    {
        var query = values.ToDictionary(value => value.Name, value => (string?)value.Value, StringComparer.Ordinal);
        if (state is not null)
            query["state"] = state;
        return QueryHelpers.AddQueryString(redirectUri, query);
    }
}
