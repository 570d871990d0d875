using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>
/// Exchanges the JSON key file of a Google service account for access tokens (RFC 7523, as Google documents it:
/// <see href="https://developers.google.com/identity/protocols/oauth2/service-account"/>).
/// </summary>
public sealed class GoogleServiceAccount : ITokenSource
{
    private const string Audience = "https://oauth2.googleapis.com/token";
    private const string CloudScope = "https://www.googleapis.com/auth/cloud-platform";
    private readonly string _privateKey;
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;
    private readonly Uri _tokenUrl;

    /// <param name="keyFile">Content of the key file.</param>
    /// <param name="http">Sends the exchange.</param>
    /// <param name="clock">Dates it.</param>
    /// <param name="tokenUrl">Where tokens are given; tests replace it. Null: Google's, whatever the key file says.</param>
    /// <exception cref="ChatException">It is no such file.</exception>
    public GoogleServiceAccount(string keyFile, HttpClient http, TimeProvider clock, Uri? tokenUrl = null)
    {
        (_http, _clock, _tokenUrl) = (http, clock, tokenUrl ?? new Uri(Audience));
        var json = Parse(keyFile);
        ProjectId = Member(json, "project_id");
        Email = Member(json, "client_email");
        _privateKey = Member(json, "private_key");
    }

    /// <summary>The project of the account.</summary>
    public string ProjectId { get; }

    /// <summary>Name of the account.</summary>
    public string Email { get; }

    /// <inheritdoc />
    public Task<AccessToken> FetchAsync(CancellationToken cancellationToken)
    {
        var recipe = new TokenRecipe
        {
            TokenUrl = _tokenUrl,
            Credentials = [new("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), new("assertion", Assertion())],
            FallbackSeconds = 300,
        };
        return new TokenRecipeSource(recipe, _http).FetchAsync(cancellationToken);
    }

    private string Assertion()
    {
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject { ["iss"] = Email, ["scope"] = CloudScope, ["aud"] = Audience, ["iat"] = now, ["exp"] = now + 3600 };
        var signed = $"{Encoded("""{"alg":"RS256","typ":"JWT"}""")}.{Encoded(claims.ToJsonString(ChatJson.Options))}";
        using var key = RSA.Create();
        try
        {
            key.ImportFromPem(_privateKey);
        }
        catch (ArgumentException malformed)
        {
            throw new ChatException(400, "The private_key of the service account is no PEM key.", malformed);
        }

        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encoded(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static JsonObject Parse(string keyFile)
    {
        try
        {
            return JsonNode.Parse(keyFile) as JsonObject ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw ChatException.BadRequest("The key of Vertex AI must be the whole JSON key file of a service account.");
        }
    }

    private static string Member(JsonObject json, string name) =>
        json[name]?.ToString() is { Length: > 0 } value ? value : throw ChatException.BadRequest($"The key file of the service account has no '{name}'.");
}
