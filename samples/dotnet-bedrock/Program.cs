using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Opik;
using Opik.Providers;

var region = Environment.GetEnvironmentVariable("AWS_REGION") ?? "us-east-1";
var address = Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_BEDROCK_RUNTIME") ?? $"https://bedrock-runtime.{region}.amazonaws.com";
var model = Environment.GetEnvironmentVariable("BEDROCK_MODEL") ?? "us.amazon.nova-lite-v1:0";

using var http = new HttpClient(new OpikHttpHandler(new SocketsHttpHandler(), new OpikHttpOptions { ProjectName = "samples-dotnet-bedrock" }));
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("AWS_BEARER_TOKEN_BEDROCK") ?? "none");

using var question = new StringContent("""{"messages":[{"role":"user","content":[{"text":"What is tea?"}]}],"inferenceConfig":{"maxTokens":200}}""", Encoding.UTF8, "application/json");
using var response = await http.PostAsync(new Uri($"{address}/model/{Uri.EscapeDataString(model)}/converse"), question);
response.EnsureSuccessStatusCode();
using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
Console.WriteLine(answer.RootElement.GetProperty("output").GetProperty("message").GetProperty("content")[0].GetProperty("text").GetString());

await OpikClient.Default.FlushAsync();
