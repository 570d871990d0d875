using System.Net.Http.Headers;
using System.Text;
using Opik.Conformance.Tests.Requests;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests;

/// <summary>Sends one operation everything it should not get: an answer below 500, always JSON when it refuses.</summary>
internal sealed class BadInputCheck(WireDocument document, Operation operation, HttpClient client)
{
    private static readonly string[] ParameterValues =
        ["", "null", "-1", "0", "99999999999999999999", "not-a-uuid", "%00", "[", "[]", "{}", "[{}]", "[null]", "[{\"field\":\"name\"}]", "2026-99-99", "NaN", "\ud83d\ude80",
            """[{"field":"\ud800","operator":"=","value":"x"}]""", """[{"field":"name","operator":"=","key":"","value":"\ud800"}]""", """[{"field":"metadata","operator":"=","key":"$[","value":"x"}]""",
            """[{"field":"duration","operator":">","value":"1e400"}]""", """[{"field":"start_time","operator":">","value":"0001-01-01T00:00:00Z"}]""", """[{"field":"name","direction":"\ud800"}]"""];

    private readonly List<string> _problems = [];

    /// <summary>Number of requests, and what was answered wrongly.</summary>
    public async Task<(int Requests, IReadOnlyList<string> Problems)> RunAsync()
    {
        var world = await World.CreateAsync(client, operation);
        var requests = new RequestFactory(document, operation, world);
        var complete = requests.Body(onlyRequired: false);
        var sent = 0;
        foreach (var text in complete is null ? [] : Mutations.Of(complete))
            sent += await SendAsync(requests.Create(null), Encoding.UTF8.GetBytes(text), null, text);
        foreach (var raw in operation.Method == "GET" ? [] : Mutations.Raw())
        {
            sent += await SendAsync(requests.Create(null), raw, null, "raw " + Convert.ToHexString(raw));
            sent += await SendAsync(requests.Create(null), raw, "gzip", "broken gzip");
        }

        foreach (var parameter in requests.Parameters)
        {
            foreach (var value in ParameterValues)
                sent += await SendAsync(requests.Create(complete, parameter: (parameter, value)), null, null, $"{parameter}={value}");
        }

        await world.LeaveAsync();
        return (sent, _problems);
    }

    private async Task<int> SendAsync(HttpRequestMessage request, byte[]? body, string? encoding, string what)
    {
        using (request)
        {
            if (body is not null)
            {
                request.Content = new ByteArrayContent(body);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                if (encoding is not null)
                    request.Content.Headers.ContentEncoding.Add(encoding);
            }

            using var answer = await client.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            var status = (int)answer.StatusCode;
            if (status is >= 500 and not 501 || (status >= 400 && !OperationCheck.IsError(text)))
                _problems.Add($"{what} answered {status}: {text}");
            return 1;
        }
    }
}
