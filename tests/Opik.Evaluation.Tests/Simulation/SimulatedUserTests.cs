using Microsoft.Extensions.AI;
using Opik.Evaluation.Conversations;
using Opik.Evaluation.Judges;
using Opik.Evaluation.Simulation;
using Opik.Evaluation.Tests.Judges;

namespace Opik.Evaluation.Tests.Simulation;

public sealed class SimulatedUserTests
{
    [Fact]
    public async Task Fixed_responses_are_said_in_turn_from_the_first_again_and_no_model_is_asked()
    {
        var model = new ScriptedChatClient();
        var user = new SimulatedUser("calm", new SimulatedUserOptions { Model = JudgeModel.Of(model), FixedResponses = ["one", "two"] });

        var said = new List<string>();
        for (var i = 0; i < 5; i++)
            said.Add(await user.GenerateResponseAsync([], TestContext.Current.CancellationToken));

        Assert.Equal(["one", "two", "one", "two", "one"], said);
        Assert.Empty(model.Calls);
    }

    [Fact]
    public async Task Fixed_responses_are_shared_evenly_by_conversations_at_once()
    {
        var user = new SimulatedUser("calm", new SimulatedUserOptions { FixedResponses = ["a", "b"] });

        var said = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => user.GenerateResponseAsync([]))));

        Assert.Equal(50, said.Count(text => text == "a"));
    }

    [Fact]
    public async Task The_model_plays_the_persona_and_is_spoken_to_by_the_program()
    {
        var model = new ScriptedChatClient(" I want my money back. \n");
        var user = new SimulatedUser("You want a refund", JudgeModel.Of(model));

        var said = await user.GenerateResponseAsync([ConversationMessage.User("Hi"), ConversationMessage.Assistant("How can I help?")], TestContext.Current.CancellationToken);

        Assert.Equal("I want my money back.", said);
        var messages = Assert.Single(model.Calls).Messages;
        Assert.Equal([ChatRole.System, ChatRole.User, ChatRole.Assistant, ChatRole.User], messages.Select(message => message.Role));
        Assert.Contains("<persona>\nYou want a refund\n</persona>", messages[0].Text, StringComparison.Ordinal);
        Assert.Equal(("Hi", "How can I help?"), (messages[2].Text, messages[3].Text));
    }

    [Fact]
    public async Task The_last_message_that_the_model_gets_is_never_its_own()
    {
        var model = new ScriptedChatClient("again", "first");
        var user = new SimulatedUser("calm", JudgeModel.Of(model));

        await user.GenerateResponseAsync([ConversationMessage.User("Hi")], TestContext.Current.CancellationToken);
        await user.GenerateResponseAsync([], TestContext.Current.CancellationToken);

        Assert.All(model.Calls, call => Assert.Equal(ChatRole.User, call.Messages[^1].Role));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_model_that_fails_or_says_nothing_becomes_an_apology(string? answer)
    {
        var user = new SimulatedUser("calm", JudgeModel.Of(answer is null ? new ScriptedChatClient() : new ScriptedChatClient(answer)));

        var said = await user.GenerateResponseAsync([], TestContext.Current.CancellationToken);

        Assert.StartsWith("Sorry, I cannot answer right now. (", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_is_no_failure_of_the_model()
    {
        var user = new SimulatedUser("calm", JudgeModel.Of(new ScriptedChatClient()));

        await Assert.ThrowsAnyAsync<Exception>(() => user.GenerateResponseAsync([], new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_blank_persona_is_refused(string persona) => Assert.Throws<ArgumentException>(() => new SimulatedUser(persona));
}
