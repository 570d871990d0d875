using System.Collections.Concurrent;
using System.Net;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.McpOAuth;

/// <summary>Dynamic registration of public clients (RFC 7591).</summary>
internal sealed class RegistrationEndpoint(RequestBody body, IOAuthStore store, TimeProvider clock)
{
    /// <summary>Registrations of one other machine an hour. Anybody may register: this bounds what that can fill.</summary>
    private const int MostPerHour = 60;

    /// <summary>Addresses that are remembered; beyond it the counts start over.</summary>
    private const int MostAddresses = 10_000;

    private readonly ConcurrentDictionary<string, (long Hour, int Count)> _counts = new(StringComparer.Ordinal);

    public async Task RegisterAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<RegistrationBody>(http);
        request.Check();
        if (http.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address))
            Throttle(address.ToString());
        var client = new OAuthClient
        {
            Id = OAuthText.NewSecret("opik-mcp-"),
            Name = request.ClientName!,
            RedirectUris = [.. request.RedirectUris!.OfType<string>()],
            LogoUri = request.LogoUri,
            ClientUri = request.ClientUri,
            SoftwareId = request.SoftwareId,
            SoftwareVersion = request.SoftwareVersion,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        };
        await store.AddClientAsync(client, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        // The documents want a Location with every 201; the client needs none.
        http.Response.Headers.Location = $"{http.OriginalUrl()}/{client.Id}";
        await http.WriteJsonAsync(StatusCodes.Status201Created, client, static (writer, client) =>
        {
            writer.WriteString("client_id", client.Id);
            writer.WriteNumber("client_id_issued_at", new DateTimeOffset(client.CreatedAt).ToUnixTimeSeconds());
            writer.WriteString("client_name", client.Name);
            foreach (var (name, value) in new[] { ("logo_uri", client.LogoUri), ("client_uri", client.ClientUri), ("software_id", client.SoftwareId), ("software_version", client.SoftwareVersion) })
            {
                if (value is not null)
                    writer.WriteString(name, value);
            }

            OAuthJson.Texts(writer, "redirect_uris", client.RedirectUris);
            writer.WriteString("token_endpoint_auth_method", "none");
            OAuthJson.Texts(writer, "grant_types", ["authorization_code", "refresh_token"]);
            OAuthJson.Texts(writer, "response_types", ["code"]);
        });
    }

    private void Throttle(string address)
    {
        var hour = clock.GetUtcNow().ToUnixTimeSeconds() / 3600;
        if (_counts.Count >= MostAddresses)
            _counts.Clear();
        var (_, count) = _counts.AddOrUpdate(address, _ => (hour, 1), (_, last) => last.Hour == hour ? (hour, last.Count + 1) : (hour, 1));
        if (count > MostPerHour)
            throw ApiException.TooManyRequests($"More than {MostPerHour} clients were registered from this address within an hour.", seconds: 3600);
    }
}
