using System.Net;
using System.Text;

namespace Opik.Llm.Tests.Chat;

/// <summary>A wire that notes what is sent and always answers the same.</summary>
internal sealed class OneAnswer(HttpStatusCode status, string body, string mediaType = "application/json") : HttpMessageHandler
{
    /// <summary>Bodies so far.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>Addresses so far.</summary>
    public List<string> Addresses { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Addresses.Add(request.RequestUri!.ToString());
        Sent.Add(request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken));
        return new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
    }
}
