using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Opik.Evaluation.TextNormalizing;
using Opik.Evaluation.TextNormalizing.Unicode;

namespace Opik.Evaluation.Tests.TextNormalizing;

public sealed class TextNormalizerTests
{
    private static readonly Arbitrary<NormalizationForm> Forms = Gen.Elements(NormalizationForm.FormC, NormalizationForm.FormD, NormalizationForm.FormKC, NormalizationForm.FormKD).ToArbitrary();

    private static readonly Arbitrary<string> Texts = Gen.OneOf(
        Gen.Choose(0x20, 0x24F), Gen.Choose(0x300, 0x345), Gen.Choose(0x370, 0x1FFF), Gen.Choose(0xAC00, 0xD7A3), Gen.Choose(0x1100, 0x11C2), Gen.Choose(0xD800, 0xFFFF), Gen.Choose(0x10000, 0x1FFFF))
        .Select(codePoint => codePoint < 0x10000 ? ((char)codePoint).ToString() : new Rune(codePoint).ToString()).ArrayOf().Select(string.Concat).ToArbitrary();

    [Fact]
    public void A_normalized_text_stays_as_it_is() => Prop.ForAll(Texts, Forms, (text, form) =>
        UnicodeNormalizer.Normalize(UnicodeNormalizer.Normalize(text, form), form) == UnicodeNormalizer.Normalize(text, form)).QuickCheckThrowOnFailure();

    [Fact]
    public void Composed_and_decomposed_texts_are_the_same() => Prop.ForAll(Texts, text =>
        UnicodeNormalizer.Normalize(UnicodeNormalizer.Normalize(text, NormalizationForm.FormD), NormalizationForm.FormC) == UnicodeNormalizer.Normalize(text, NormalizationForm.FormC)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("e\u0301", NormalizationForm.FormC, "\u00e9")]
    [InlineData("\u1e69", NormalizationForm.FormD, "s\u0323\u0307")]
    [InlineData("s\u0307\u0323", NormalizationForm.FormC, "\u1e69")]
    [InlineData("ﬁ½Ａ㎏", NormalizationForm.FormKC, "fi1⁄2Akg")]
    [InlineData("한글", NormalizationForm.FormD, "\u1112\u1161\u11ab\u1100\u1173\u11af")]
    [InlineData("\u1112\u1161\u11ab", NormalizationForm.FormC, "한")]
    [InlineData("\u0958", NormalizationForm.FormC, "\u0915\u093c")]
    [InlineData("a\ud83d", NormalizationForm.FormC, "a\ud83d")]
    public void Forms_are_those_of_Unicode_also_without_ICU(string text, NormalizationForm form, string normal) => Assert.Equal(normal, UnicodeNormalizer.Normalize(text, form));

    [Fact]
    public void The_steps_come_in_their_order()
    {
        var options = new TextNormalizerOptions { KeepEmoji = false, StripAccents = true, RemovePunctuation = true };

        Assert.Equal("cafe ok tres bon", new TextNormalizer(options).Normalize(" Café — O.K. 🎉\n Très  bon! "));
    }
}
