using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using Opik;
using Opik.Providers;

var address = Environment.GetEnvironmentVariable("GEMINI_BASE_URL") ?? "https://generativelanguage.googleapis.com/v1beta";
var model = Environment.GetEnvironmentVariable("GEMINI_MODEL") ?? "gemini-2.0-flash";

using var http = new HttpClient(new OpikHttpHandler(new SocketsHttpHandler(), new OpikHttpOptions { ProjectName = "samples-dotnet-gemini" }));
using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{address}/models/{model}:streamGenerateContent?alt=sse"))
{
    Content = new StringContent("""{"contents":[{"role":"user","parts":[{"text":"Name the planets in order."}]}]}""", Encoding.UTF8, "application/json"),
};
request.Headers.Add("x-goog-api-key", Environment.GetEnvironmentVariable("GEMINI_API_KEY") ?? "none");

using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
response.EnsureSuccessStatusCode();
await foreach (var item in SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync())
{
    using var piece = JsonDocument.Parse(item.Data);
    foreach (var part in piece.RootElement.GetProperty("candidates")[0].GetProperty("content").GetProperty("parts").EnumerateArray())
        Console.Write(part.TryGetProperty("text", out var text) ? text.GetString() : "");
}

Console.WriteLine();
await OpikClient.Default.FlushAsync();
