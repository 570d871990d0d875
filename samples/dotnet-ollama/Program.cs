using OllamaSharp;
using OllamaSharp.Models.Chat;
using Opik;
using Opik.Providers;

var address = Environment.GetEnvironmentVariable("OLLAMA_HOST") ?? "http://localhost:11434";
var model = Environment.GetEnvironmentVariable("OLLAMA_MODEL") ?? "llama3.2";

// Any client that takes an HttpClient is traced like this.
var handler = new OpikHttpHandler(new SocketsHttpHandler(), new OpikHttpOptions { ProjectName = "samples-dotnet-ollama" });
using var http = new HttpClient(handler) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(5) };
var ollama = new OllamaApiClient(http, model);

await foreach (var piece in ollama.ChatAsync(new ChatRequest { Model = model, Messages = [new Message(ChatRole.User, "Why is the sky blue?")] }))
    Console.Write(piece?.Message.Content);

Console.WriteLine();
await OpikClient.Default.FlushAsync();
