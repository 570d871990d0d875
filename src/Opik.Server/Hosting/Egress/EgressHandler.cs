using System.Net;

namespace Opik.Server.Hosting.Egress;

/// <summary>
/// Schemes, redirects and the size of answers. Every hop opens its connection through <see cref="EgressConnector"/>, so that
/// a redirect reaches nothing that the first address could not have been.
/// </summary>
internal sealed class EgressHandler(EgressProfile profile, HttpMessageHandler inner, TimeProvider clock) : DelegatingHandler(inner)
{
    /// <summary>Set in the options of a request: a redirect is the answer, not followed.</summary>
    public static readonly HttpRequestOptionsKey<bool> KeepsRedirects = new("opik.keeps-redirects");

    private const int MaxRedirects = 5;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var hop = 0; ; hop++)
        {
            Check(request.RequestUri!);
            var response = await SendOnceAsync(request, cancellationToken);
            if (request.Options.TryGetValue(KeepsRedirects, out var keeps) && keeps)
                return Bounded(response);
            if (Redirected(request, response) is not { } next)
                return Bounded(response);
            response.Dispose();
            if (hop == MaxRedirects)
                throw new EgressRefusedException($"More than {MaxRedirects} redirects.");
            request = next;
        }
    }

    private static void Check(Uri target)
    {
        if (target.Scheme != Uri.UriSchemeHttp && target.Scheme != Uri.UriSchemeHttps)
            throw new EgressRefusedException($"Only http and https addresses can be called, not '{target.Scheme}'.");
    }

    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException failure) when (failure.InnerException is EgressRefusedException refusal)
        {
            throw new EgressRefusedException(refusal.Message);
        }
    }

    // A body or a credential is never carried to another host: only its owner was meant. Such a redirect is the answer.
    private static HttpRequestMessage? Redirected(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
            || response.Headers.Location is not { } location)
        {
            return null;
        }

        var from = request.RequestUri!;
        var target = new Uri(from, location);
        if (from.Scheme == Uri.UriSchemeHttps && target.Scheme != Uri.UriSchemeHttps)
            throw new EgressRefusedException("A redirect from https to http is not followed.");
        var isRead = request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;
        var isOwn = string.Equals(from.Host, target.Host, StringComparison.OrdinalIgnoreCase) && (from.Port == target.Port || (from.IsDefaultPort && target.IsDefaultPort));
        var keepsMethod = isRead || response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
        if (!isOwn && !isRead)
            return null;

        var next = new HttpRequestMessage(keepsMethod ? request.Method : HttpMethod.Get, target) { Content = keepsMethod ? request.Content : null };
        foreach (var (name, values) in request.Headers)
        {
            if (isOwn || name is "Accept" or "User-Agent")
                next.Headers.TryAddWithoutValidation(name, values);
        }

        return next;
    }

    private HttpResponseMessage Bounded(HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentLength > profile.MaxResponseBytes)
        {
            response.Dispose();
            throw BoundedStream.TooLong(profile.MaxResponseBytes);
        }

        response.Content = new BoundedContent(response.Content, profile, clock);
        return response;
    }
}
