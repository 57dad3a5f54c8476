import { networkFamilies } from '../../fixtures/sabotage/faults/index.ts';
import { testFamilies } from './families.ts';

testFamilies(networkFamilies);
