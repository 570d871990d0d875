using System.Text.Json.Nodes;
using Opik.Evaluation.Conversations;
using Opik.Evaluation.Simulation;
using Opik.Sdk.Testing;

namespace Opik.Evaluation.Tests.Simulation;

public sealed class RunSimulationTests : IDisposable
{
    private readonly OpikRecorder recorder = new();
    private readonly SimulatedUser user = new("calm", new SimulatedUserOptions { FixedResponses = ["one", "two", "three"] });

    [Fact]
    public async Task Each_turn_is_a_trace_of_the_thread_with_its_number()
    {
        var result = await recorder.Client.RunSimulationAsync(Echo, user, new SimulationOptions { MaxTurns = 2, ThreadId = "t-1", ProjectName = "simulated" }, TestContext.Current.CancellationToken);

        Assert.Equal(("t-1", "simulated"), (result.ThreadId, result.ProjectName));
        Assert.Equal(["user: one", "assistant: You said one", "user: two", "assistant: You said two"], result.ConversationHistory.Select(message => $"{message.Role}: {message.Text}"));
        Assert.Equal(2, recorder.Traces.Count);
        for (var i = 0; i < 2; i++)
        {
            var trace = recorder.Traces[i];
            Assert.Equal(("Echo", "t-1", "simulated"), (trace.Name, trace.ThreadId, trace.ProjectName));
            Assert.Equal(i + 1, trace.Metadata.GetProperty("turn").GetInt32());
            Assert.Equal("simulated", trace.Metadata.GetProperty("project_name").GetString());
            Assert.Equal(result.ConversationHistory[2 * i].Text, trace.Input.GetProperty("user_message").GetString());
            Assert.Equal("t-1", trace.Input.GetProperty("thread_id").GetString());
            Assert.Equal("assistant", trace.Output.GetProperty("role").GetString());
            Assert.Equal("Echo", Assert.Single(trace.Spans).Name);
        }

        static ConversationMessage Echo(SimulationTurn turn) => ConversationMessage.Assistant($"You said {turn.Message}");
    }

    [Fact]
    public async Task The_initial_message_is_said_first_and_without_a_thread_one_is_made()
    {
        var options = new SimulationOptions { InitialMessage = "hello", MaxTurns = 2, AppName = "agent" };
        var result = await recorder.Client.RunSimulationAsync(turn => $"{turn.Number}", user, options, TestContext.Current.CancellationToken);
        var other = await recorder.Client.RunSimulationAsync(turn => $"{turn.Number}", user, options, TestContext.Current.CancellationToken);

        Assert.Equal(["hello", "1", "one", "2"], result.ConversationHistory.Select(message => message.Text));
        Assert.Equal(7, Guid.Parse(result.ThreadId).Version);
        Assert.NotEqual(result.ThreadId, other.ThreadId);
        Assert.All(recorder.Traces, trace => Assert.Equal("agent", trace.Name));
    }

    [Fact]
    public async Task Without_turns_nothing_is_said_and_fewer_are_refused()
    {
        var result = await recorder.Client.RunSimulationAsync(turn => "x", user, new SimulationOptions { MaxTurns = 0 }, TestContext.Current.CancellationToken);

        Assert.Empty(result.ConversationHistory);
        Assert.Empty(recorder.Traces);
        await Assert.ThrowsAsync<ArgumentException>(() => recorder.Client.RunSimulationAsync(turn => "x", user, new SimulationOptions { MaxTurns = -1 }));
    }

    [Fact]
    public async Task An_app_that_throws_answers_with_its_error_and_the_conversation_goes_on()
    {
        var result = await recorder.Client.RunSimulationAsync(
            async turn => turn.Number == 1 ? throw new InvalidOperationException("broken") : await Task.FromResult("fine"), user, new SimulationOptions { MaxTurns = 2 }, TestContext.Current.CancellationToken);

        Assert.Equal("Error while the message was processed: broken", result.ConversationHistory[1].Text);
        Assert.Equal("fine", result.ConversationHistory[3].Text);
        Assert.Equal("broken", Assert.Single(result.AppFailures).Message);
        Assert.Equal("System.InvalidOperationException", recorder.Traces[0].ErrorType);
        Assert.Null(recorder.Traces[1].ErrorType);
    }

    [Fact]
    public async Task What_is_no_message_is_made_one()
    {
        object?[] answers = [42, null, "", "text", new JsonObject { ["role"] = "assistant", ["content"] = "whole" }, new Dictionary<string, object> { ["role"] = "tool", ["content"] = "kept" }, new JsonObject { ["answer"] = 1 }, 0, false, true];

        var result = await recorder.Client.RunSimulationAsync(turn => answers[turn.Number - 1], user, new SimulationOptions { MaxTurns = answers.Length }, TestContext.Current.CancellationToken);

        var given = result.ConversationHistory.Where((_, i) => i % 2 == 1).ToArray();
        Assert.Equal(["42", "No response", "No response", "text", "whole", "kept", """{"answer":1}""", "No response", "No response", "true"], given.Select(message => message.Text));
        Assert.Equal("tool", given[5].Role);
    }

    [Fact]
    public async Task Cancelling_ends_the_conversation()
    {
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => recorder.Client.RunSimulationAsync(
            async (turn, cancellation) =>
            {
                await stop.CancelAsync();
                cancellation.ThrowIfCancellationRequested();
                return "never";
            },
            user,
            cancellationToken: stop.Token));

        Assert.Single(recorder.Traces);
    }

    [Fact]
    public async Task Simulations_at_once_keep_their_threads_apart()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() =>
            recorder.Client.RunSimulationAsync(turn => turn.ThreadId, new SimulatedUser("calm", new SimulatedUserOptions { FixedResponses = [$"u{i}"] }), new SimulationOptions { MaxTurns = 3, ThreadId = $"t{i}" }))));

        Assert.Equal(60, recorder.Traces.Count);
        for (var i = 0; i < 20; i++)
        {
            Assert.All(results[i].ConversationHistory, message => Assert.Equal(message.IsUser ? $"u{i}" : $"t{i}", message.Text));
            Assert.Equal(3, recorder.Traces.Count(trace => trace.ThreadId == $"t{i}"));
        }
    }

    public void Dispose() => user.Dispose();
}
