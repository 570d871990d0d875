using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Opik.Rest;

/// <content>Requests with typed bodies and answers. All throw <see cref="OpikApiException"/> for a status that is not 2xx.</content>
internal sealed partial class OpikRest
{
    /// <summary>Reads an entity.</summary>
    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken = default) =>
        Parse(await SendAsync(HttpMethod.Get, path, cancellationToken: cancellationToken).ConfigureAwait(false), type);

    /// <summary>Reads an entity; null for 404.</summary>
    public async Task<T?> GetOrDefaultAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
        where T : class
    {
        var response = await SendAsync(HttpMethod.Get, path, cancellationToken: cancellationToken).ConfigureAwait(false);
        return response.Status == HttpStatusCode.NotFound ? null : Parse(response, type);
    }

    /// <summary>Sends a body and reads the answer.</summary>
    public async Task<TResult> SendAsync<TBody, TResult>(HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TResult> resultType, CancellationToken cancellationToken = default) =>
        Parse(await SendAsync(method, path, Utf8(body, bodyType), cancellationToken: cancellationToken).ConfigureAwait(false), resultType);

    /// <summary>Sends a body and reads the answer; null for 404.</summary>
    public async Task<TResult?> SendOrDefaultAsync<TBody, TResult>(HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TResult> resultType, CancellationToken cancellationToken = default)
        where TResult : class
    {
        var response = await SendAsync(method, path, Utf8(body, bodyType), cancellationToken: cancellationToken).ConfigureAwait(false);
        return response.Status == HttpStatusCode.NotFound ? null : Parse(response, resultType);
    }

    /// <summary>Sends a body; the answer has none that matters.</summary>
    public async Task<RestResponse> SendAsync<TBody>(HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> bodyType, CancellationToken cancellationToken = default) =>
        (await SendAsync(method, path, Utf8(body, bodyType), cancellationToken: cancellationToken).ConfigureAwait(false)).EnsureSuccess();

    /// <summary>Sends a POST and reads the answer.</summary>
    public Task<TResult> PostAsync<TBody, TResult>(string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TResult> resultType, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, path, body, bodyType, resultType, cancellationToken);

    /// <summary>Sends a POST.</summary>
    public Task<RestResponse> PostAsync<TBody>(string path, TBody body, JsonTypeInfo<TBody> bodyType, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, path, body, bodyType, cancellationToken);

    /// <summary>Sends a PUT.</summary>
    public Task<RestResponse> PutAsync<TBody>(string path, TBody body, JsonTypeInfo<TBody> bodyType, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Put, path, body, bodyType, cancellationToken);

    /// <summary>Sends a PATCH.</summary>
    public Task<RestResponse> PatchAsync<TBody>(string path, TBody body, JsonTypeInfo<TBody> bodyType, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Patch, path, body, bodyType, cancellationToken);

    /// <summary>Sends a DELETE.</summary>
    public async Task DeleteAsync(string path, CancellationToken cancellationToken = default) =>
        (await SendAsync(HttpMethod.Delete, path, cancellationToken: cancellationToken).ConfigureAwait(false)).EnsureSuccess();

    /// <summary>A body as it is sent.</summary>
    public static byte[] Utf8<T>(T body, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(body, type);

    /// <summary>The body of a successful answer.</summary>
    /// <exception cref="OpikApiException">The status is not 2xx, or the body is not what it should be.</exception>
    public static T Parse<T>(RestResponse response, JsonTypeInfo<T> type)
    {
        response.EnsureSuccess();
        try
        {
            return JsonSerializer.Deserialize(response.Body.Span, type) is { } value ? value : throw new JsonException("The body is null.");
        }
        catch (JsonException malformed)
        {
            throw new OpikApiException(response.Status, $"{response.Request} was answered with a body that cannot be read: {malformed.Message} Is {response.Request} served by an Opik server?", body: null);
        }
    }
}
