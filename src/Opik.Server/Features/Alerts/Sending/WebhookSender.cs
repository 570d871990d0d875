using System.Net;
using System.Net.Http.Headers;
using Opik.Server.Hosting.Egress;

namespace Opik.Server.Features.Alerts.Sending;

/// <summary>Calls webhooks, once each. Nothing of the answer but its status is looked at: it may hold what only its sender should know.</summary>
internal sealed class WebhookSender(EgressClients egress, TimeProvider clock)
{
    private const string UserAgent = "Opik-Webhook/1.0";

    /// <param name="url">Where to.</param>
    /// <param name="token">Token of the header <c>Authorization</c>; null: none.</param>
    /// <param name="headers">Further headers.</param>
    /// <param name="body">JSON, UTF-8.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<WebhookOutcome> SendAsync(string url, string? token, IReadOnlyDictionary<string, string>? headers, byte[] body, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var outcome = await CallAsync(url, token, headers, body, cancellationToken);
        return outcome with { Duration = clock.GetElapsedTime(began) };
    }

    private async Task<WebhookOutcome> CallAsync(string url, string? token, IReadOnlyDictionary<string, string>? headers, byte[] body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Options.Set(EgressHandler.KeepsRedirects, true);
        foreach (var (name, value) in headers ?? new Dictionary<string, string>())
            request.Headers.TryAddWithoutValidation(name, value);
        if (!request.Headers.Contains("User-Agent"))
            request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        try
        {
            using var response = await egress.Webhooks.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode
                ? new WebhookOutcome((int)response.StatusCode, null, true, null)
                : new WebhookOutcome((int)response.StatusCode, $"Webhook failed with status {(int)response.StatusCode}", !IsPassing(response.StatusCode), RetryAfter(response));
        }
        catch (EgressRefusedException refused)
        {
            return new WebhookOutcome(null, refused.Message, true, null);
        }
        catch (HttpRequestException failure)
        {
            return new WebhookOutcome(null, $"The webhook could not be reached: {failure.HttpRequestError}", false, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WebhookOutcome(null, $"The webhook did not answer within {egress.Webhooks.Timeout.TotalSeconds:0} seconds", false, null);
        }
    }

    private static bool IsPassing(HttpStatusCode status) => status == HttpStatusCode.TooManyRequests || (int)status >= 500;

    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter is not { } header ? null : header.Delta ?? (header.Date is { } date ? date - clock.GetUtcNow() : null);
}
