using Microsoft.Extensions.Primitives;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.McpOAuth;

/// <summary>Exchange and revocation of tokens, and what an access token stands for.</summary>
internal sealed class TokenEndpoints(IOAuthStore store, TimeProvider clock)
{
    private const string Bearer = "Bearer ";
    private static readonly TimeSpan AccessValidity = TimeSpan.FromHours(1);
    private static readonly TimeSpan RefreshValidity = TimeSpan.FromDays(30);

    public async Task TokenAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            var form = await ReadFormAsync(http);
            var (access, refresh) = (OAuthText.NewSecret("opik-at-"), OAuthText.NewSecret("opik-rt-"));
            var now = clock.GetUtcNow().UtcDateTime;
            var tokens = new OAuthTokens(OAuthText.Hash(access), now + AccessValidity, OAuthText.Hash(refresh), now + RefreshValidity);
            var grant = Field(form, "grant_type") switch
            {
                "authorization_code" => await RedeemAsync(form, tokens, http.RequestAborted),
                "refresh_token" => await RotateAsync(form, tokens, http.RequestAborted),
                null => throw new OAuthException("invalid_request", "grant_type is missing"),
                _ => throw new OAuthException("unsupported_grant_type", "Only authorization_code and refresh_token are served"),
            };
            await http.WriteJsonAsync(200, (grant, access, refresh), static (writer, answer) =>
            {
                writer.WriteString("access_token", answer.access);
                writer.WriteString("refresh_token", answer.refresh);
                writer.WriteString("token_type", "Bearer");
                writer.WriteNumber("expires_in", (long)AccessValidity.TotalSeconds);
                writer.WriteString("workspace_id", answer.grant.Scope.WorkspaceId);
                writer.WriteString("workspace_name", answer.grant.WorkspaceName);
            });
        }
        catch (OAuthException problem)
        {
            await http.WriteJsonAsync(400, problem, static (writer, problem) =>
            {
                writer.WriteString("error", problem.Error);
                writer.WriteString("error_description", problem.Message);
            });
        }
    }

    /// <summary>Always 200 (RFC 7009 §2.2), whatever the token was.</summary>
    public async Task RevokeAsync(HttpContext http)
    {
        try
        {
            var form = await ReadFormAsync(http);
            if (Field(form, "token") is { } token)
                await store.RevokeAsync(OAuthText.Hash(token), Field(form, "client_id"), http.RequestAborted);
        }
        catch (OAuthException)
        {
            // What is no form names no token.
        }
    }

    public async Task ValidateAsync(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        var access = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? await store.FindAccessAsync(OAuthText.Hash(header[Bearer.Length..].Trim()), http.RequestAborted) : null;
        http.Response.Headers.CacheControl = "no-store";
        if (access is null)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            await http.WriteJsonAsync(401, static writer =>
            {
                writer.WriteNumber("code", 401);
                writer.WriteString("message", "The access token is missing, unknown or expired");
            });
            return;
        }

        await http.WriteJsonAsync(200, access, static (writer, access) =>
        {
            writer.WriteString("user_name", access.Grant.Scope.UserName);
            writer.WriteString("workspace_id", access.Grant.Scope.WorkspaceId);
            writer.WriteString("workspace_name", access.Grant.WorkspaceName);
            writer.WriteString("resource", access.Grant.Resource);
            writer.WriteInstant("expires_at"u8, access.ExpiresAt);
        });
    }

    private async Task<OAuthGrant> RedeemAsync(IFormCollection form, OAuthTokens tokens, CancellationToken cancellationToken)
    {
        var hash = OAuthText.Hash(Required(form, "code"));
        var code = await store.GetCodeAsync(hash, cancellationToken) ?? throw new OAuthException("invalid_grant", "The code is unknown or has expired");
        if (code.Grant.ClientId != Required(form, "client_id") || code.RedirectUri != Required(form, "redirect_uri"))
            throw new OAuthException("invalid_grant", "The code was given to another client or address");
        if (!OAuthText.Verifies(Required(form, "code_verifier"), code.Challenge))
            throw new OAuthException("invalid_grant", "The code_verifier does not belong to the code_challenge");
        return await store.RedeemAsync(hash, tokens, cancellationToken) ? code.Grant : throw new OAuthException("invalid_grant", "The code was used before");
    }

    private async Task<OAuthGrant> RotateAsync(IFormCollection form, OAuthTokens tokens, CancellationToken cancellationToken) =>
        await store.RotateAsync(OAuthText.Hash(Required(form, "refresh_token")), Required(form, "client_id"), tokens, cancellationToken)
        ?? throw new OAuthException("invalid_grant", "The refresh token is unknown, expired or was used before");

    private static async Task<IFormCollection> ReadFormAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
            throw new OAuthException("invalid_request", "The body must be application/x-www-form-urlencoded");
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (InvalidDataException broken)
        {
            throw new OAuthException("invalid_request", broken.Message);
        }
    }

    private static string Required(IFormCollection form, string name) => Field(form, name) ?? throw new OAuthException("invalid_request", $"{name} is missing");

    private static string? Field(IFormCollection form, string name) => form.TryGetValue(name, out var values) && !StringValues.IsNullOrEmpty(values) ? values[0] : null;
}
