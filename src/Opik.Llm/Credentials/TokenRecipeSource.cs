using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>Fetches tokens by a <see cref="TokenRecipe"/>.</summary>
public sealed class TokenRecipeSource(TokenRecipe recipe, HttpClient http) : ITokenSource
{
    private const string GrantType = "grant_type";
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(365);

    /// <inheritdoc />
    public async Task<AccessToken> FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var request = Request();
            using var response = await http.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.IsSuccessStatusCode
                ? Read(body)
                : throw ChatException.BadRequest($"The token endpoint answered {(int)response.StatusCode}.");
        }
        catch (HttpRequestException failure)
        {
            throw new ChatException(400, $"The token endpoint cannot be reached: {failure.Message}", failure);
        }
        catch (OperationCanceledException timeout) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ChatException(400, "The token endpoint did not answer in time.", timeout);
        }
    }

    private HttpRequestMessage Request()
    {
        var fields = recipe.Credentials.ToList();
        if (fields.TrueForAll(field => field.Key != GrantType))
            fields.Add(new(GrantType, "client_credentials"));
        var request = new HttpRequestMessage(HttpMethod.Post, recipe.TokenUrl);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        switch (recipe.SendAs)
        {
            case TokenSending.Json:
                request.Content = new StringContent(
                    new JsonObject(fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, field.Value))).ToJsonString(ChatJson.Options), Encoding.UTF8, "application/json");
                return request;
            case TokenSending.Basic:
                var id = Take(fields, "client_id", "username");
                var secret = Take(fields, "client_secret", "password");
                // Both are form-encoded first: RFC 6749 §2.3.1.
                var pair = $"{Uri.EscapeDataString(id)}:{Uri.EscapeDataString(secret)}";
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
                break;
        }

        request.Content = new FormUrlEncodedContent(fields);
        return request;
    }

    private static string Take(List<KeyValuePair<string, string>> fields, params string[] names)
    {
        var at = fields.FindIndex(field => Array.Exists(names, name => string.Equals(name, field.Key, StringComparison.OrdinalIgnoreCase)));
        if (at < 0)
            throw ChatException.BadRequest($"Sending as 'basic' needs a credential named {names[0]}.");
        var value = fields[at].Value;
        fields.RemoveAt(at);
        return value;
    }

    private AccessToken Read(string body)
    {
        JsonNode? reply;
        try
        {
            reply = JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            throw ChatException.BadRequest("The token endpoint answered something else than JSON.");
        }

        if (At(reply, recipe.TokenField) is not JsonValue token || !token.TryGetValue<string>(out var text) || string.IsNullOrWhiteSpace(text) || text.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0)
            throw ChatException.BadRequest($"The token endpoint answered no token in '{recipe.TokenField}'.");
        var seconds = Seconds(At(reply, recipe.ExpiresField)) ?? recipe.FallbackSeconds;
        return new AccessToken(text, TimeSpan.FromSeconds(Math.Clamp(seconds, 0, LongestLifetime.TotalSeconds)));
    }

    // {"data":{"token":"t"}} at data.token
    private static JsonNode? At(JsonNode? node, string path)
    {
        foreach (var name in path.Split('.'))
            node = node is JsonObject json ? json[name] : null;
        return node;
    }

    // 3600, 3599.5 or "3600"
    private static double? Seconds(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<double>(out var number) => number,
        JsonValue value when value.TryGetValue<string>(out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
