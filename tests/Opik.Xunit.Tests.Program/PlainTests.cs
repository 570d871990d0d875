namespace Opik.Xunit.Tests.Program;

public sealed class PlainTests
{
    [OpikFact]
    public void Without_data() => OpikTest.Current.SetOutput("done");

    [OpikTheory]
    [InlineData("Berlin", "Germany")]
    [InlineData("Rome", "Italy")]
    public void With_rows(string city, string expectedOutput) => Assert.NotEqual(city, expectedOutput);

    [OpikFact]
    public void A_failure() => Assert.Equal("expected text", "actual text");

    [OpikFact]
    public void Skipped_as_it_runs() => Assert.Skip("not today");

    [OpikFact(Skip = "never")]
    public void Skipped_always() => Assert.Fail("It ran.");

    [Fact]
    public void Not_of_Opik() => Assert.Throws<InvalidOperationException>(() => OpikTest.Current);
}
